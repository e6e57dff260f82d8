/// What people of ours see of rosters: a week of all sites, one shift with its people, a day at one
/// site, and what the notices cover. Nothing is changed here.
@NullMarked
package org.turnout.roster.board;

import org.jspecify.annotations.NullMarked;
