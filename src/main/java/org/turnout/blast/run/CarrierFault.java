package org.turnout.blast.run;

import org.turnout.channel.CarrierError;

/// What a carrier refuses beyond the one text: reason to pause. Each in the words that go into the
/// record and that the person who resumes the run reads.
public enum CarrierFault {
  ACCOUNT(
      "the carrier refuses the account itself (%s). Run ./turnout doctor and look at the carrier's console; when it is fixed, resume."),
  SENDER(
      "the carrier refuses the sender (%s). Look at its registration in the carrier's console; when it is fixed, resume."),
  TEXT(
      "the carrier refuses the text or its pictures (%s). Cancel, fix the text, and plan it again.");

  private final String words;

  CarrierFault(String words) {
    this.words = words;
  }

  /// Why a sender's runs wait for a while, and go on on their own.
  static String wait(CarrierError error) {
    return "the carrier asks us to wait (%d: %s)".formatted(error.code(), error.meaning());
  }

  /// What is wrong, by the carrier's code and what it means, and what to do about it.
  public String words(CarrierError error) {
    return words.formatted(error.code() + ": " + error.meaning());
  }
}
