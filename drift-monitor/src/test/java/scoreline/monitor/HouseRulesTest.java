package scoreline.monitor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    private static final JavaClasses MONITOR =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("scoreline.monitor");

    @Test
    void only_topologies_know_kafka_streams() {
        noClasses()
                .that()
                .resideOutsideOfPackages("scoreline.monitor..topology..", "scoreline.monitor.runtime..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka.streams..")
                .check(MONITOR);
    }

    @Test
    void nothing_beneath_the_runtime_holds_a_client_or_reads_a_clock_of_its_own() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "scoreline.monitor.runtime..", "scoreline.monitor.relay..", "scoreline.monitor.webhook..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka.clients.admin..",
                        "org.apache.kafka.clients.producer..",
                        "java.net..",
                        "io.micrometer..")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "getenv")
                .check(MONITOR);
    }
}
