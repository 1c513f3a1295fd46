package io.fovea.benchmarks.memory;

import java.util.List;

/**
 * One look at a running process.
 *
 * @param images classified so far
 * @param seconds since the first look
 * @param residentBytes of the process; 0: the system does not tell
 * @param heapBytes in use, garbage that was not yet collected included
 */
record MemorySample(long images, double seconds, long residentBytes, long heapBytes) {

  /**
   * By how many bytes resident memory grows per million images: the slope of the least squares line
   * through the second half of the samples; the first half is filling and compilation. 0 of fewer
   * than four.
   */
  static double growthPerMillion(List<MemorySample> samples) {
    List<MemorySample> later = samples.subList(samples.size() / 2, samples.size());
    double meanImages = later.stream().mapToLong(MemorySample::images).average().orElse(0);
    double meanBytes = later.stream().mapToLong(MemorySample::residentBytes).average().orElse(0);
    double covariance = 0;
    double variance = 0;
    for (MemorySample sample : later) {
      double images = sample.images() - meanImages;
      covariance += images * (sample.residentBytes() - meanBytes);
      variance += images * images;
    }
    return later.size() < 2 || variance == 0 ? 0 : covariance / variance * 1e6;
  }
}
