/// Stand-ins for the world outside, for demos, rehearsals and tests: carriers that live in memory
/// on this machine and phones that a person can hold in a browser.
@NullMarked
package org.turnout.channel.rehearsal;

import org.jspecify.annotations.NullMarked;
