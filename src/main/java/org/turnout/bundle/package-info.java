/// The campaign's files in one version, which all nodes share: what is current, what came before,
/// and the way back.
@NullMarked
package org.turnout.bundle;

import org.jspecify.annotations.NullMarked;
