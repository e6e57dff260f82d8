package org.turnout.flow;

import java.util.List;
import java.util.Optional;

/// Something that a flow asks of the records: one act of the flow language. The feature that
/// carries it out describes it here, once; the reader, the checks, the engine, the simulation and
/// the tests of the documentation work from this description.
///
/// An action has no state: one instance serves every flow, and two of the same class are equal.
public interface Action {
  /// The word that begins it in a flow: `reserve`.
  String verb();

  /// What a flow has to say besides the verb.
  Parameters parameters();

  /// Every way it can come out, in the order of the documentation. A flow answers each; a lone one
  /// may go on to the next step.
  List<Outcome> outcomes();

  /// What is at stake when it is carried out for an answer that was not quite clear.
  default Stake stake() {
    return Stake.HIGH;
  }

  /// How bad it is to do it wrongly.
  enum Stake {
    /// It can be corrected by the next text.
    MIDDLE,
    /// A signature, a place, a consent: never done on a likely answer, which is asked back first.
    HIGH
  }

  /// The outcome of a word, if it is one of this action's.
  default Optional<Outcome> outcome(String word) {
    return outcomes().stream().filter(outcome -> outcome.word().equals(word)).findFirst();
  }
}
