package io.fovea.localstack;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The main class of the registry's process: runs the registry's own main class, and ends the
 * process when standard input ends. The parent holds the other end and never writes, so that is
 * when the parent closes it or dies, by whatever means. Only the JDK and {@link FileTree} may be
 * used here: nothing else of ours should meet the registry's libraries.
 */
final class RegistryChild {
  private RegistryChild() {}

  /**
   * @param args the registry's main class; the temporary directory of this process, removed at the
   *     end; arguments for the registry
   */
  public static void main(String[] args) throws Throwable {
    Thread watch = new Thread(() -> endWithParent(Path.of(args[1])), "end-with-parent");
    watch.setDaemon(true);
    watch.start();
    try {
      Class.forName(args[0])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(args, 2, args.length));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void endWithParent(Path temporary) {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever written.
      }
    } catch (IOException e) {
      // As good as its end.
    }
    try {
      FileTree.delete(temporary);
    } catch (IOException e) {
      System.err.println(temporary + " could not be removed: " + e);
    }
    // Not exit(): shutdown hooks may hang, and there is nothing in memory worth an orderly end.
    Runtime.getRuntime().halt(0);
  }
}
