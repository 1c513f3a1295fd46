package io.fovea.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.Test;

class TopicNeedsTest {
  private static final Set<AclOperation> LOOK_AND_READ =
      Set.of(AclOperation.DESCRIBE, AclOperation.READ);

  private final TopicNeeds needs =
      TopicNeeds.of(List.of("seen")).read("images").write("images", "labels").readIfThere("q");

  @Test
  void tellWhatIsLacking() {
    assertThat(needs.refused("images", LOOK_AND_READ))
        .hasValueSatisfying(
            told -> assertThat(told).startsWith("this user lacks WRITE on topic 'images'"));
    assertThat(needs.refused("q", LOOK_AND_READ)).isEmpty();
    assertThat(needs.refused("seen", Set.of(AclOperation.DESCRIBE))).isEmpty();
    assertThat(needs.unseen("images")).contains("READ and WRITE on topic 'images'");
  }

  @Test
  void takeABrokerThatDoesNotTellForOneThatAllows() {
    assertThat(needs.refused("labels", null)).isEmpty();
    assertThat(needs.refused("labels", Set.of())).isEmpty();
  }

  @Test
  void knowWhatMayBeMissing() {
    assertThat(needs.topics()).containsExactly("seen", "images", "labels", "q");
    assertThat(needs.topics()).filteredOn(needs::mayBeMissing).containsExactly("q");
  }

  @Test
  void haveAMendForEveryRefusal() {
    assertThat(denied(new TransactionalIdAuthorizationException("no")))
        .contains("WRITE on transactional ids that begin with 'g'");
    assertThat(denied(GroupAuthorizationException.forGroupId("g"))).contains("READ on group 'g'");
    assertThat(denied(new TopicAuthorizationException(Set.of("t")))).contains("topics [t]");
    assertThat(denied(new TopicAuthorizationException("no")))
        .contains("CREATE on topics that begin with 'g-'");
    assertThat(AccessDenied.told(new TimeoutException("late"), "g")).isEmpty();
  }

  private static String denied(RuntimeException refusal) {
    return AccessDenied.told(new IllegalStateException("in a thread", refusal), "g").orElseThrow();
  }
}
