package org.turnout.flow.yaml;

import org.turnout.flow.AnswerType;

/// The word for the type of what an answer is kept as.
final class Types {
  private Types() {}

  static String of(AnswerType type) {
    return switch (type) {
      case AnswerType.FreeText _,
          AnswerType.Zip _,
          AnswerType.Email _,
          AnswerType.Phone _,
          AnswerType.Name _ ->
          "text";
      case AnswerType.Number _ -> "number";
      case AnswerType.YesNo _ -> "yes/no";
      case AnswerType.Day _ -> "day";
      case AnswerType.Clock _ -> "time";
      case AnswerType.Moment _ -> "moment";
      case AnswerType.Photo _ -> "photo";
      case AnswerType.Choice _ -> "row";
    };
  }
}
