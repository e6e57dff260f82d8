/// A Discord that lives in memory on this machine: the gateway and the few calls that we use.
@NullMarked
package org.turnout.lab.discord;

import org.jspecify.annotations.NullMarked;
