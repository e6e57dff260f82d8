@NullMarked
package org.turnout.channel.discord;

import org.jspecify.annotations.NullMarked;
