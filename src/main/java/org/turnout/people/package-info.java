/// Who is who: person, phone and membership are three records. Numbers, consent, compliance words,
/// zones and quiet hours.
@NullMarked
package org.turnout.people;

import org.jspecify.annotations.NullMarked;
