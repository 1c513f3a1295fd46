package io.fovea.localstack;

/** Stands in the registry's place and fails at once. */
public final class FailingRegistry {
  private FailingRegistry() {}

  public static void main(String[] args) {
    System.err.println("the store is out of order");
    Runtime.getRuntime().halt(3);
  }
}
