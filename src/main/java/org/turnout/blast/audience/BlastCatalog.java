package org.turnout.blast.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.turnout.flow.yaml.AskedWords;
import org.turnout.flow.yaml.FlowCatalog;
import org.turnout.people.Directory;
import org.turnout.people.Local;

/// What blasts may name: everything outside their files.
///
/// @param languages tags of the languages the campaign writes in, the first for those of whom
///   nothing is known
/// @param flows what `opens:` may name
/// @param notOpened those of them that no blast can open, and why
/// @param senders our own numbers, the main one first
/// @param linkDomains where links may lead
/// @param facts what texts may name of a person and the campaign
/// @param asked says which words that a text asks for are answered; empty where flows are known by
///   their names only, and then any word passes
/// @param records what only the records know; empty where there are none, and then any name passes
public record BlastCatalog(
    Directory directory,
    List<String> languages,
    Set<String> topics,
    Set<String> forms,
    Set<String> rosters,
    Set<String> flows,
    Map<String, String> notOpened,
    List<String> senders,
    Set<String> linkDomains,
    Map<String, FlowCatalog.Name> facts,
    Optional<Names> records,
    Optional<AskedWords> asked) {
  /// Names that come and go with the records.
  ///
  /// @param blasts those that have been planned at least once
  public record Names(Set<String> tags, Set<String> lists, Set<String> blasts) {
    public Names {
      tags = Set.copyOf(tags);
      lists = Set.copyOf(lists);
      blasts = Set.copyOf(blasts);
    }
  }

  public BlastCatalog {
    languages = List.copyOf(languages);
    topics = Set.copyOf(topics);
    forms = Set.copyOf(forms);
    rosters = Set.copyOf(rosters);
    flows = Set.copyOf(flows);
    notOpened = Map.copyOf(notOpened);
    senders = List.copyOf(senders);
    linkDomains = Set.copyOf(linkDomains);
    facts = Map.copyOf(facts);
  }

  /// An audience that can be written in this campaign, to show how it is done: `local is kern-care
  /// and topic is actions and not signed petition`.
  public String example() {
    var parts = new ArrayList<String>();
    directory.locals().stream()
        .map(Local::slug)
        .sorted()
        .findFirst()
        .ifPresent(local -> parts.add("local is " + local));
    topics.stream().sorted().findFirst().ifPresent(topic -> parts.add("topic is " + topic));
    forms.stream().sorted().findFirst().ifPresent(form -> parts.add("not signed " + form));
    return parts.isEmpty() ? "members" : String.join(" and ", parts);
  }

  /// The same, with what the records know.
  public BlastCatalog with(Names names) {
    return new BlastCatalog(
        directory,
        languages,
        topics,
        forms,
        rosters,
        flows,
        notOpened,
        senders,
        linkDomains,
        facts,
        Optional.of(names),
        asked);
  }
}
