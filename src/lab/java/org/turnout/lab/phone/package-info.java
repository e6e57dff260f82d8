/// `/phone`: rehearsal phones that a person can hold in a browser.
@NullMarked
package org.turnout.lab.phone;

import org.jspecify.annotations.NullMarked;
