package org.turnout.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.turnout.flow.Conversation.Frame;

/// A frame while its flow is walked: what a turn changes in it.
final class FrameState {
  final Flow flow;
  final Map<String, Value> answers;
  final List<String> trail;
  String step;

  private FrameState(Flow flow, String step, Map<String, Value> answers, List<String> trail) {
    this.flow = flow;
    this.step = step;
    this.answers = answers;
    this.trail = trail;
  }

  static FrameState begin(Flow flow, Map<String, Value> inputs) {
    return new FrameState(flow, flow.start(), new HashMap<>(inputs), new ArrayList<>());
  }

  static FrameState resume(Flow flow, Frame frame) {
    return new FrameState(
        flow, frame.step(), new HashMap<>(frame.answers()), new ArrayList<>(frame.trail()));
  }

  Frame frame() {
    return new Frame(flow.name(), step, answers, trail);
  }

  /// Keeps an answer; answered again, a question comes last on the trail.
  void answered(Step.Ask ask, Value value) {
    answers.put(ask.name(), value);
    trail.remove(ask.path());
    trail.add(ask.path());
  }

  /// Forgets what was answered from this question on.
  void forgetFrom(String path) {
    int from = trail.indexOf(path);
    if (from >= 0) {
      List<String> gone = trail.subList(from, trail.size());
      gone.forEach(this::forget);
      gone.clear();
    }
    forget(path);
  }

  private void forget(String path) {
    if (flow.steps().get(path) instanceof Step.Ask ask) {
      answers.remove(ask.name());
    }
  }

  /// Keeps what a result brought; a row that is known already gets its fresh fields.
  void brought(Map<String, Value> values) {
    values.forEach((name, value) ->
        answers.merge(
            name,
            value,
            (old, fresh) ->
                old instanceof Value.Row was && fresh instanceof Value.Row is
                    ? refreshed(was, is)
                    : fresh));
  }

  private static Value.Row refreshed(Value.Row was, Value.Row is) {
    if (!was.id().equals(is.id())) {
      return is;
    }
    var fields = new HashMap<>(was.fields());
    fields.putAll(is.fields());
    return new Value.Row(is.id(), fields);
  }
}
