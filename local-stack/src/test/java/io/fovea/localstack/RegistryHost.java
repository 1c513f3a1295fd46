package io.fovea.localstack;

/** Runs a registry and prints its process id. */
final class RegistryHost {
  private RegistryHost() {}

  public static void main(String[] args) throws InterruptedException {
    RegistryProcess registry = RegistryProcess.start();
    System.out.println(registry.pid());
    Thread.currentThread().join();
  }
}
