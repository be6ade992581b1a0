// The rules do the work; the tests exchange them from here.
