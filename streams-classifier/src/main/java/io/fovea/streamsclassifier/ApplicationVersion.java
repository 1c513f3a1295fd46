package io.fovea.streamsclassifier;

/** The version that dead letters name. */
final class ApplicationVersion {
  private ApplicationVersion() {}

  /** From the jar's manifest; classes that come from a folder have none. */
  static String current() {
    String version = ApplicationVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
