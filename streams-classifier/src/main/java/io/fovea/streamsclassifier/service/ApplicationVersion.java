package io.fovea.streamsclassifier.service;

/** The version that dead letters name: one for all applications of this module. */
public final class ApplicationVersion {
  private ApplicationVersion() {}

  /** From the jar's manifest; classes that come from a folder have none. */
  public static String current() {
    String version = ApplicationVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
