package org.turnout.flow;

import java.util.Map;

/// All flows of one version, which a conversation that began on it stays on.
///
/// @param hash the content hash of every file it was read from
/// @param wordings filed texts by name and language tag (`petition`, `alerts`): texts name them
///   `{wording.petition}`
public record FlowSet(
    String hash, Map<String, Flow> flows, Map<String, Map<String, String>> wordings) {
  public FlowSet {
    flows = Map.copyOf(flows);
    wordings = Map.copyOf(wordings);
  }
}
