/// Who may use the console and the API: tokens with a name and a role.
@NullMarked
package org.turnout.access;

import org.jspecify.annotations.NullMarked;
