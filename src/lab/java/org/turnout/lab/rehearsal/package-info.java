/// The whole program against a carrier on this machine: the demo, and one blast from plan to
/// report.
@NullMarked
package org.turnout.lab.rehearsal;

import org.jspecify.annotations.NullMarked;
