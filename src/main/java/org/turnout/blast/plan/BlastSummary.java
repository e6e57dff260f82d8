package org.turnout.blast.plan;

import org.turnout.blast.text.Blast;

/// What a person must know of a blast before they approve it, besides its words and its time: what
/// it is for, who gets it, and what they said yes to. A plan keeps it as it was when it was made.
///
/// @param about the writer's line for colleagues; may be empty
/// @param audience as it was written
/// @param people the audience in plain English
/// @param topicName what the topic is called; its slug where no file knows it
/// @param topicAbout what its alerts bring: `rallies, sticker days and things to sign`
public record BlastSummary(
    String about,
    String audience,
    String people,
    String topic,
    String topicName,
    String topicAbout) {
  /// That of a blast in the campaign as it is now.
  public static BlastSummary of(Blast blast, BlastContext setup) {
    var topic =
        setup.topics().topics().stream()
            .filter(one -> one.slug().equals(blast.topic()))
            .findFirst();
    return new BlastSummary(
        blast.about(),
        blast.audienceLine().strip(),
        setup.sentences().of(blast.audience()),
        blast.topic(),
        topic.map(one -> one.name("en")).orElse(blast.topic()),
        topic.map(one -> one.about("en")).orElse(""));
  }

  /// `Actions: rallies, sticker days and things to sign`
  public String topicSaid() {
    return topicAbout.isEmpty() ? topicName : topicName + ": " + topicAbout;
  }
}
