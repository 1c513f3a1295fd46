package io.fovea.runtime.kafka;

import java.util.Optional;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;

/** Says which access control list lacks an entry. A client's own words often name no resource. */
public final class AccessDenied {
  private AccessDenied() {}

  /**
   * The mend of a failure, if it is one of authorization.
   *
   * @param group that the client works in, and with which its transactional ids begin
   */
  public static Optional<String> told(Throwable failure, String group) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof AuthorizationException) {
        return Optional.of(lacks(at, group));
      }
    }
    return Optional.empty();
  }

  private static String lacks(Throwable refusal, String group) {
    if (refusal instanceof TransactionalIdAuthorizationException) {
      return lacks("WRITE", "transactional ids that begin with '" + group + "'");
    } else if (refusal instanceof GroupAuthorizationException) {
      return lacks("READ", "group '" + group + "'");
    } else if (refusal instanceof TopicAuthorizationException topics) {
      // Only who creates topics is told of none by name.
      return topics.unauthorizedTopics().isEmpty()
          ? lacks("CREATE", "topics that begin with '" + group + "-'")
          : lacks("READ or WRITE", "topics " + topics.unauthorizedTopics());
    } else if (refusal instanceof ClusterAuthorizationException) {
      return lacks("IDEMPOTENT_WRITE or CREATE", "the cluster");
    }
    return lacks("what it needs", "what it uses") + " (" + refusal.getMessage() + ")";
  }

  /** One sentence without its full stop. */
  public static String lacks(String operations, String resource) {
    return "this user lacks "
        + operations
        + " on "
        + resource
        + ": grant it (docs/security.md lists what each application needs)";
  }
}
