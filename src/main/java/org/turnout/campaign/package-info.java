/// The campaign as its files describe it: settings, locals, topics, forms, rosters and flows, read
/// together so that every problem is known at once.
@NullMarked
package org.turnout.campaign;

import org.jspecify.annotations.NullMarked;
