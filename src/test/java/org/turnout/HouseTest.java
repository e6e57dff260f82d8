package org.turnout;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/// The rules of the house, each with its reason.
@AnalyzeClasses(packages = "org.turnout", importOptions = HouseRules.ProductAndLab.class)
class HouseTest {
  @ArchTest
  static final ArchRule ARROWS_RUN_ONE_WAY =
      slices()
          .matching("org.turnout.(**)")
          .should()
          .beFreeOfCycles()
          .because("a feature that can be read alone can be changed alone");

  @ArchTest
  static final ArchRule THE_ENGINE_IS_PURE =
      noClasses()
          .that()
          .resideInAPackage("org.turnout.flow")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.net.http..",
              "java.sql..",
              "org.slf4j..",
              "org.jdbi..",
              "redis..",
              "io.javalin..",
              "org.turnout.postgres..",
              "org.turnout.redis..",
              "org.turnout.conversation..")
          .because("the simulator, the tests, a replay and the real thing are one code path");

  @ArchTest
  static final ArchRule NOBODY_READS_THE_CLOCK =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.turnout.app..", "org.turnout.cli..", "org.turnout.lab..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .because(
              "campaign time and machine time are handed in at the composition root, and tests move them");

  @ArchTest
  static final ArchRule TWILIO_STAYS_IN_ITS_ROOM =
      confined(
          "com.twilio..",
          "org.turnout.channel.twilio..",
          "a carrier can be replaced without reading the engine");

  @ArchTest
  static final ArchRule DISCORD_STAYS_IN_ITS_ROOM =
      confined(
          "net.dv8tion..",
          "org.turnout.channel.discord..",
          "a channel can be replaced without reading the engine");

  @ArchTest
  static final ArchRule JEDIS_STAYS_IN_ITS_ROOM =
      confined(
          "redis.clients..",
          "org.turnout.redis..",
          "Redis away must be a value, which only its own room can promise");

  @ArchTest
  static final ArchRule PHONE_NUMBERS_STAY_IN_THEIR_ROOM =
      confined("com.google.i18n..", "org.turnout.people..", "a number is parsed once, at the edge");

  @ArchTest
  static final ArchRule CEL_STAYS_IN_ITS_ROOM =
      confined(
          "dev.cel..", "org.turnout.flow..", "conditions are compiled where their names are known");

  @ArchTest
  static final ArchRule THE_POOL_STAYS_IN_ITS_ROOM =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.turnout.postgres..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.zaxxer..", "org.flywaydb..", "org.postgresql..")
          .because("a bound is before the pool, and nothing may walk around it");

  @ArchTest
  static final ArchRule THE_COMMAND_LINE_STAYS_AT_THE_DOOR =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.turnout", "org.turnout.cli..", "org.turnout.lab..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..")
          .because("features don't know how they were called");

  @ArchTest static final ArchRule THE_ROOT_HOLDS_MAIN_ONLY = HouseRules.rootHoldsMainOnly();

  @ArchTest
  static final ArchRule THE_PRODUCT_DOES_NOT_KNOW_THE_LAB = HouseRules.productDoesNotKnowTheLab();

  @ArchTest static final ArchRule THE_LAB_USES_NO_TEST_CLASS = HouseRules.labUsesNoTestClass();

  @ArchTest static final ArchRule THE_DOORS_WRITE_NO_SQL = HouseRules.doorsWriteNoSql();

  @ArchTest static final ArchRule NO_CLASS_IS_A_GERUND = HouseRules.noClassIsAGerund();

  @ArchTest
  static final ArchRule AT_MOST_SEVEN_ARGUMENTS_BY_HAND = HouseRules.atMostSevenArguments();

  /// Over tests too: a search for a name finds one class.
  @Test
  void eachClassHasANameOfItsOwn() throws IOException {
    assertThat(HouseRules.namesUsedTwice(HouseRules.sources())).isEmpty();
  }

  private static ArchRule confined(String vendor, String room, String why) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(room, "org.turnout.lab..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(vendor)
        .because(why);
  }
}
