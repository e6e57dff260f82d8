/// The lab's commands: `demo`, `rehearse`, `bench` and the process of the carrier.
@NullMarked
package org.turnout.lab.cli;

import org.jspecify.annotations.NullMarked;
