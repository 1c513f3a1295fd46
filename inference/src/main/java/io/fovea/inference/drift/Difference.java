package io.fovea.inference.drift;

/**
 * How two samples differ.
 *
 * @param stability population stability index
 * @param byChance what that is on average if nothing differs
 * @param pValue of the test that nothing differs
 */
record Difference(double stability, double byChance, double pValue) {

  static Difference of(long[] reference, long[] actual) {
    Samples samples = new Samples(reference, actual).pooled();
    return new Difference(
        PopulationStability.index(samples),
        PopulationStability.byChance(samples),
        TwoSampleTest.pValue(samples));
  }

  /**
   * Whether chance hardly makes such a difference, and it is large enough for people to care.
   *
   * @param level how often chance may
   */
  boolean matters(double level, double leastStability) {
    return pValue <= level && stability - byChance > leastStability;
  }
}
