package org.turnout.api;

import java.util.Optional;
import org.turnout.member.MemberEdit;
import org.turnout.member.NewMember;

/// What callers send of members.
final class MemberInput {
  private MemberInput() {}

  /// A new member, as one row of a local's list.
  @About("A new member, as one row of a local's list.")
  record MemberDraft(
      @About("Slug of the local.") String local,
      @About("The local's own number for them.") String memberNumber,
      String name,
      @About("However it is written; without a country code it is an American one.")
          Optional<String> phone,
      @About("Slug or name of the site.") Optional<String> site,
      @About("Language tag of one of the campaign's languages.") Optional<String> language,
      @About("Five digits.") Optional<String> zip,
      @About("What the local has on record for the number: written, given or none.")
          Optional<String> consent) {
    NewMember member() {
      return new NewMember(local, memberNumber, name, phone, site, language, zip, consent);
    }

    @Override
    public String toString() {
      return "MemberDraft";
    }
  }

  /// What an organizer may put right. Consent is not among it, and no number moves.
  @About("What is to be changed; what is left out stays.")
  record MemberChange(
      Optional<String> name,
      @About("Slug or name of the site.") Optional<String> site,
      @About("Language tag of one of the campaign's languages.") Optional<String> language,
      @About("Five digits.") Optional<String> zip) {
    MemberEdit edit() {
      return new MemberEdit(name, site, language, zip);
    }

    @Override
    public String toString() {
      return "MemberChange";
    }
  }
}
