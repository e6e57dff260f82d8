/// The lab: what plays, rehearses and measures a campaign on one machine. The product cannot see
/// it, and `serve` runs without it.
@NullMarked
package org.turnout.lab;

import org.jspecify.annotations.NullMarked;
