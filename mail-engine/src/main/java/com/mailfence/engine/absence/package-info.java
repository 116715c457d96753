/**
 * The message a user leaves for those who write while the user is away, and the reply that carries
 * it. Endpoints set it, delivery asks for the reply. It must not know how a message came or how the
 * reply travels.
 */
@NullMarked
package com.mailfence.engine.absence;

import org.jspecify.annotations.NullMarked;
