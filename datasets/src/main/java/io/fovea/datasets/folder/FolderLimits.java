package io.fovea.datasets.folder;

/**
 * What a tree may hold at most.
 *
 * @param files entries of any kind
 * @param fileBytes of one image file
 * @param archiveBytes of all image files in one archive together, since they are kept in memory
 */
public record FolderLimits(int files, long fileBytes, long archiveBytes) {

  /** 2 million files of up to 64 MiB, and archives that fill no more than half the heap. */
  public static FolderLimits ofThisMachine() {
    return new FolderLimits(2_000_000, 64L << 20, Runtime.getRuntime().maxMemory() / 2);
  }
}
