package io.fovea.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every schema against its earlier versions. Records of all of them stay readable. */
class SchemaEvolutionTest {

  @ParameterizedTest
  @MethodSource("io.fovea.schemas.SchemaHistory#names")
  void readsRecordsOfEveryEarlierVersion(String name) {
    Schema current = SchemaHistory.current(name);
    List<Schema> versions = SchemaHistory.versions(name);

    assertThat(versions).isNotEmpty();
    assertThat(versions)
        .allSatisfy(
            earlier ->
                assertThat(
                        SchemaCompatibility.checkReaderWriterCompatibility(current, earlier)
                            .getResult()
                            .getIncompatibilities())
                    .isEmpty());
  }

  @ParameterizedTest
  @MethodSource("io.fovea.schemas.SchemaHistory#names")
  void everyChangeHasAnEntryInTheHistory(String name) {
    List<Schema> versions = SchemaHistory.versions(name);

    assertThat(versions.get(versions.size() - 1).toString())
        .as(
            "%s.avsc changed: copy it to schema-history/%s/v%d.avsc, and never touch the earlier"
                + " ones",
            name, name, versions.size() + 1)
        .isEqualTo(SchemaHistory.current(name).toString());
  }

  @ParameterizedTest
  @MethodSource("io.fovea.schemas.SampleRecords#all")
  void generatedClassesAreUpToDate(SpecificRecord record) {
    Schema contract = SchemaHistory.current(record.getSchema().getName());

    assertThat(
            SchemaCompatibility.checkReaderWriterCompatibility(record.getSchema(), contract)
                .getType())
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    assertThat(record.getSchema().getFields()).hasSameSizeAs(contract.getFields());
  }
}
