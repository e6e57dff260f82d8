@NullMarked
package org.turnout.channel.rehearsal;

import org.jspecify.annotations.NullMarked;
