package org.turnout;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.groupingBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Rules of the house that ArchUnit has no word for; [HouseTest] holds them over the product and
/// the lab, [HouseRulesTest] shows that each of them sees a breach.
final class HouseRules {
  private static final Pattern CLASS_FILE =
      Pattern.compile(".*/(org/turnout/[^$]*?)(\\$.*)?\\.class.*");

  /// Nouns that only look like gerunds.
  private static final Set<String> NOUNS = Set.of("Encoding", "SmartEncoding", "Wording");

  private static final Set<String> ALLOWED_IN_THE_ROOT = Set.of("Main", "package-info");

  private static final int MOST_ARGUMENTS = 7;

  private HouseRules() {}

  /// Classes whose source lies in `src/main` or `src/lab`. The lab is compiled next to the tests,
  /// so the folder of a class file tells nothing.
  static final class ProductAndLab implements ImportOption {
    @Override
    public boolean includes(Location location) {
      var name = CLASS_FILE.matcher(location.toString());
      return name.matches() && (isIn("main", name.group(1)) || isIn("lab", name.group(1)));
    }
  }

  private static boolean isIn(String tree, String name) {
    return Files.exists(Path.of("src", tree, "java", name + ".java"));
  }

  static ArchRule rootHoldsMainOnly() {
    return noClasses()
        .that()
        .resideInAPackage("org.turnout")
        .should(
            be(
                "another class than Main",
                one -> !ALLOWED_IN_THE_ROOT.contains(outermost(one).getSimpleName())))
        .because("a newcomer sees rooms, not a drawer");
  }

  static ArchRule productDoesNotKnowTheLab() {
    return noClasses()
        .that()
        .resideOutsideOfPackage("org.turnout.lab..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.turnout.lab..")
        .because("serve runs without it, so that no stand-in can ever be reached");
  }

  static ArchRule labUsesNoTestClass() {
    return noClasses()
        .that()
        .resideInAPackage("org.turnout.lab..")
        .should()
        .dependOnClassesThat(
            new DescribedPredicate<JavaClass>("are tests") {
              @Override
              public boolean test(JavaClass used) {
                var name = outermost(used).getName().replace('.', '/');
                return isIn("test", name);
              }
            })
        .because("the lab is run where no test is");
  }

  static ArchRule doorsWriteNoSql() {
    return noClasses()
        .that()
        .resideInAnyPackage("org.turnout.api..", "org.turnout.console..", "org.turnout.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.jdbi..")
        .because("a door translates; the feature's service acts");
  }

  static ArchRule noClassIsAGerund() {
    return noClasses()
        .that()
        .areTopLevelClasses()
        .should(
            be(
                "named by a gerund",
                one -> one.getSimpleName().endsWith("ing") && !NOUNS.contains(one.getSimpleName())))
        .because("a class is a thing; its methods are what it does");
  }

  static ArchRule atMostSevenArguments() {
    return classes()
        .should(
            new ArchCondition<JavaClass>("take at most 7 arguments") {
              @Override
              public void check(JavaClass one, ConditionEvents events) {
                byHand(one.reflect())
                    .filter(made -> arguments(made) > MOST_ARGUMENTS)
                    .forEach(
                        made -> events.add(SimpleConditionEvent.violated(one, made.toString())));
              }
            })
        .because("a longer list is a record that nobody has named");
  }

  /// A record's constructors may be long: its names are there where it is read.
  private static Stream<Executable> byHand(Class<?> type) {
    var made = new ArrayList<Executable>(Arrays.asList(type.getDeclaredMethods()));
    if (!type.isRecord()) {
      made.addAll(Arrays.asList(type.getDeclaredConstructors()));
    }
    return made.stream().filter(one -> !one.isSynthetic());
  }

  private static long arguments(Executable made) {
    return Arrays.stream(made.getParameters())
        .filter(parameter -> !parameter.isSynthetic() && !parameter.isImplicit())
        .count();
  }

  private static JavaClass outermost(JavaClass one) {
    return one.getEnclosingClass().map(HouseRules::outermost).orElse(one);
  }

  private static ArchCondition<JavaClass> be(
      String what, java.util.function.Predicate<JavaClass> holds) {
    return new ArchCondition<>("be " + what) {
      @Override
      public void check(JavaClass one, ConditionEvents events) {
        if (holds.test(one)) {
          events.add(SimpleConditionEvent.satisfied(one, one.getName() + " is " + what));
        }
      }
    };
  }

  /// Every Java file of product, lab and tests.
  static List<Path> sources() throws IOException {
    var found = new ArrayList<Path>();
    for (var tree : List.of("main", "lab", "test")) {
      try (var files = Files.walk(Path.of("src", tree, "java"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
      }
    }
    return found;
  }

  /// @return each file name that is in more than one folder, with the folders
  static List<String> namesUsedTwice(List<Path> files) {
    return files.stream()
        .filter(file -> !file.endsWith("package-info.java"))
        .collect(
            groupingBy(
                file -> file.getFileName().toString(),
                TreeMap::new,
                java.util.stream.Collectors.toList()))
        .entrySet()
        .stream()
        .filter(named -> named.getValue().size() > 1)
        .map(named -> named.getKey() + " in " + named.getValue())
        .toList();
  }
}
