/// Places with limited room: picket shifts. A roster never holds more people than it has room for,
/// a freed place goes to the first in line, and nothing is given away that may not start yet.
@NullMarked
package org.turnout.roster;

import org.jspecify.annotations.NullMarked;
