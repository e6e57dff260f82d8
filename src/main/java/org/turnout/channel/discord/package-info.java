/// The second door: direct messages to the campaign's Discord bot, spoken through JDA, which stays
/// inside this package.
@NullMarked
package org.turnout.channel.discord;

import org.jspecify.annotations.NullMarked;
