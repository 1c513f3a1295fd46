package io.fovea.cli.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SecurityGuideTest {
  private final AclTable table = AclTable.read();

  @Test
  void givesTheCommandOfEveryRow() {
    String commands =
        table.rows().stream().map(AclTable.Row::command).collect(Collectors.joining());
    assertThat(table.commands().replaceFirst("    admin=.*\n", "")).isEqualTo(commands);
  }

  @Test
  void allowsNothingTwice() {
    assertThat(table.acls()).hasSizeGreaterThan(40).doesNotHaveDuplicates();
  }
}
