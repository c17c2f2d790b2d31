/** The application of a user, as {@code docs/applications.md} shows it. */
package com.example;
