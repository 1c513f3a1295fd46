package io.fovea.cli.security;

import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * That one user may do one thing with one resource.
 *
 * @param resource as the guide writes it
 * @param name likewise: with an asterisk at its end, all that begin so
 * @param operation likewise
 */
record Acl(String user, String resource, String name, String operation) {

  AclBinding binding() {
    return new AclBinding(
        new ResourcePattern(ResourceType.fromString(typeName()), bareName(), pattern()),
        new AccessControlEntry(
            "User:" + user, "*", AclOperation.fromString(operation), AclPermissionType.ALLOW));
  }

  boolean isPrefix() {
    return name.endsWith("*");
  }

  String bareName() {
    return isPrefix() ? name.substring(0, name.length() - 1) : name;
  }

  /** Without the user. */
  @Override
  public String toString() {
    return resource + " " + name + " " + operation;
  }

  private PatternType pattern() {
    return isPrefix() ? PatternType.PREFIXED : PatternType.LITERAL;
  }

  private String typeName() {
    return resource.replaceAll("(?<=[a-z])(?=[A-Z])", "_");
  }
}
