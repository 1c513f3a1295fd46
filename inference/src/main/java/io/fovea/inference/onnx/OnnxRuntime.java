package io.fovea.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The one way to ONNX Runtime's environment, which is one for the process and never closed.
 *
 * <p>Version 1.29 reads the command line of the process when it starts, by a regular expression
 * that takes some 300 bytes of stack for each character: a Java class path of 5,000 characters
 * overflows the 1 MiB of an ordinary thread and kills the process without a word. So it starts on a
 * thread with room enough; once there, any thread may use it.
 */
public final class OnnxRuntime {
  /** Reserved, not used: memory is only taken for what the command line needs. */
  private static final long STACK_BYTES = 256L << 20;

  private static OrtEnvironment environment;

  private OnnxRuntime() {}

  /**
   * Loads it at the first call.
   *
   * @throws IllegalStateException if it cannot be loaded here
   */
  public static synchronized OrtEnvironment environment() {
    if (environment == null) {
      environment = start();
    }
    return environment;
  }

  private static OrtEnvironment start() {
    FutureTask<OrtEnvironment> start = new FutureTask<>(OrtEnvironment::getEnvironment);
    Thread thread = new Thread(null, start, "onnxruntime-start", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return start.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("ONNX Runtime cannot be loaded", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while ONNX Runtime was loading", stopped);
    }
  }
}
