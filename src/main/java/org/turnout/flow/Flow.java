package org.turnout.flow;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One flow, read and checked.
///
/// @param audience who may run it; anyone else is passed to a steward and sees no names or places
/// @param keywords language tag to the words that start it; empty for a flow that only others run
/// @param inputs typed inputs of a sub-flow: name to the type's word (`text`, `number`, `row`)
/// @param title how the flow is called in "Back to your stickers"
/// @param start the path of the first step
/// @param steps path to step
/// @param renamed what steps were called in an earlier version, to what they are called now: people
///   who are on the old one move along
/// @param examples language tag to texts of people who want the flow, for texts that no keyword is
///   in
public record Flow(
    String name,
    MemberText title,
    Audience audience,
    Map<String, List<String>> keywords,
    Map<String, String> inputs,
    Optional<String> form,
    Optional<String> roster,
    String start,
    Map<String, Step> steps,
    Map<String, String> renamed,
    Map<String, List<String>> examples) {
  public enum Audience {
    ANYONE,
    MEMBERS
  }

  public Flow {
    keywords = Map.copyOf(keywords);
    inputs = Map.copyOf(inputs);
    steps = Map.copyOf(steps);
    renamed = Map.copyOf(renamed);
    examples = Map.copyOf(examples);
  }

  /// The step at a path; paths were checked when the flow was read.
  public Step step(String path) {
    var step = steps.get(path);
    if (step == null) {
      throw new IllegalStateException("flow " + name + " has no step " + path);
    }
    return step;
  }
}
