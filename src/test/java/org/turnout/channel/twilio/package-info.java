@NullMarked
package org.turnout.channel.twilio;

import org.jspecify.annotations.NullMarked;
