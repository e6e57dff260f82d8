/// Hours of traffic with a fault every ten seconds, against the whole program in a process of its
/// own, and the judge of what came out.
@NullMarked
package org.turnout.lab.soak;

import org.jspecify.annotations.NullMarked;
