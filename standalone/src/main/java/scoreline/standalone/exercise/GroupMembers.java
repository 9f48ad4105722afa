package scoreline.standalone.exercise;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import scoreline.standalone.terminal.Stopped;

/**
 * Who belongs to a consumer group, as the broker tells.
 *
 * @param group its id
 */
record GroupMembers(Admin admin, String group) {
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration TO_REBALANCE = Duration.ofSeconds(60);

    /** Until the group has come to rest with so many members, each of which works on something. */
    void await(int members) throws Exception {
        WatchedBroker.await(members + " members of group " + group, TO_REBALANCE, () -> {
            var all = atRest();
            return all.size() == members
                    && all.stream()
                            .noneMatch(member ->
                                    member.assignment().topicPartitions().isEmpty());
        });
    }

    /** What a service works on, copies that it keeps for others not among it. */
    Set<TopicPartition> heldBy(ServiceJvm service) throws Exception {
        for (var member : atRest()) {
            if (service.is(member.clientId(), group)) {
                return Set.copyOf(member.assignment().topicPartitions());
            }
        }
        return Set.of();
    }

    /** Nobody while partitions change hands. */
    private Collection<MemberDescription> atRest() throws Exception {
        if (answer(admin.listGroups().all()).stream()
                .noneMatch(listed -> listed.groupId().equals(group))) {
            return List.of();
        }
        var described =
                answer(admin.describeConsumerGroups(List.of(group)).all()).get(group);
        return described != null && described.groupState() == GroupState.STABLE ? described.members() : List.of();
    }

    /** What the group has committed. */
    Map<TopicPartition, Long> committed() throws InterruptedException, ExecutionException {
        return answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    static <T> T answer(KafkaFuture<T> future) throws InterruptedException, ExecutionException {
        try {
            return future.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new Stopped("The embedded broker does not answer.", e);
        }
    }
}
