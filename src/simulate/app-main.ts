/** What the application's `main()` is called in the program, which has one of its own: see sim/README.md. */
export const APP_MAIN = 'nanokit_sim_app_main';
