/**
 * How any object that is no mail is put where clients name it: under which condition, and what was
 * wrong if it was refused. The rooms of calendars and contacts and the endpoints use it. It must
 * not know what an object says, nor any protocol's word for a condition.
 */
@NullMarked
package com.mailfence.engine.resource;

import org.jspecify.annotations.NullMarked;
